package vaulttest

import "strings"

// sentences fill the paragraphs, in English and in French whatever the
// vault's language is.
var sentences = strings.Split(strings.TrimSpace(`
We met near the station, and the café was so loud that I had to begin twice.
She had read my message in the train and asked at once who it is for.
He listened to the end, which nobody had done this week.
I was too quick with the numbers and came back to the story afterwards.
On a parlé de son départ de 2019, bien plus que de mon projet.
Il m’a coupé au bout d’une minute pour raconter la sienne, et c’était très bien ainsi.
The part about the workshops made her smile; the part about prices did not.
I said “repair” three times and she wrote it down once.
Their budget closes in October : after that, nothing moves before March.
Elle connaît bien le secteur, depuis le Finistère jusqu’à Malmö.
We spoke for a long while about what it costs to change one's mind.
I noticed that I talk faster when I am not sure of what I say.
He drew a small map of who decides what, on the back of the menu.
Je n’ai pas su répondre à la question sur les nuits, et je l’ai dit.
She would rather hear one example than three arguments.
They have tried something close to it in Tromsø, without a follow-up.
Un long silence après la dernière phrase ; je l’ai laissé durer.
I forgot to say what I am looking for, again.
Her advice was to write to people before they are in need.
Nous avons ri du mot « accompagnement », que personne ne comprend.
What I take with me is that the beginning holds and the end does not.
He promised nothing and was kind about it.
The office was half empty, which said more than the figures.
Elle a noté mon numéro et m’a raccompagné jusqu’à l’ascenseur.
I would tell it in the same order next time, only slower.
There is a room above the bakery that they lend to newcomers.
She asked for a page she can forward, no more than a page.
C’est la première fois que je le raconte sans regarder mes notes.
`), "\n")

// linked are sentences about another note.
var linked = []string{
	"It reminded me of what % said in the spring.",
	"Came to me through %, who knows the house well.",
	"À relire avec % avant la prochaine fois.",
	"Compare % on the same question.",
}

// asides are what a parser has to see through.
var asides = []string{
	"<!-- not for the report: she was tired -->",
	"%% to check later %%",
	"The page is https://example.org/notes/atelier#form/none and it is short.",
	"In the draft it says `#form/code`, which is only code.",
	"> « On ne quitte pas un métier, on l’emmène. »",
}

// said are the texts of feedback items. A bar is where a long one may go on in
// the next line.
var said = []string{
	"the story of the nine leavers stays with you",
	"“nine leavers, that was my year”",
	"« on dirait que c’est écrit pour moi »",
	"the first minute is clear, | the rest less so",
	"would like to see an example | from somewhere close by",
	"\"you repair workshops, then\"",
	"les chiffres arrivent trop tôt, | avant l’histoire",
	"does not see who would sign",
	"asks whether nights and Sundays are part of it",
	"the word “accompany” says nothing to him",
	"write to the guild in Besançon first",
	"elle y pense encore le lendemain, | elle m’a écrit",
	"good energy, and *then* it gets long",
	"see https://example.org/atelier#market/none | for what others do",
	"how is this different from a coach?",
	"knows two people who left for that reason",
	"the ending sounds like an apology",
	"parle de Søren et de l’œuvre du père",
}

var nested = []string{
	"she repeated it while leaving",
	"à rapprocher de la réunion de mars",
	"her colleague nodded",
}

var chores = []string{
	"send the one-page summary", "write to the alumni group", "rappeler après les vacances",
	"ask for the second name", "bring the numbers of 2024", "relire la dernière phrase à voix haute",
	"book the room above the bakery", "thank with a card", "prêter le livre sur l’établi",
}

var remarks = []string{
	"Lead with the benefit.",
	"Say the price before they ask.",
	"Garde cette phrase, elle est à toi.",
	"One example, told slowly, is worth the rest.",
}
