package parser

import "carnet/vault"

// The words that values may be written with, folded, in English and French.

var yesNoWords = map[string]bool{
	"yes": true, "true": true, "oui": true,
	"no": false, "false": false, "non": false,
}

var outcomeWords = map[string]vault.Outcome{
	"yes": vault.Yes, "true": vault.Yes, "oui": vault.Yes,
	"partly": vault.Partly, "en partie": vault.Partly,
	"no": vault.No, "false": vault.No, "non": vault.No,
}

var onBehalfWords = map[string]vault.OnBehalf{
	"yes": vault.MayUseName, "true": vault.MayUseName, "oui": vault.MayUseName,
	"no": vault.MayNot, "false": vault.MayNot, "non": vault.MayNot,
	"to ask": vault.ToAsk, "a demander": vault.ToAsk,
}

var answerWords = map[string]vault.Answer{
	"yes": vault.AnswerYes, "true": vault.AnswerYes, "oui": vault.AnswerYes,
	"later": vault.AnswerLater, "plus tard": vault.AnswerLater,
	"no": vault.AnswerNo, "false": vault.AnswerNo, "non": vault.AnswerNo,
}

var initiativeWords = map[string]vault.Initiative{
	"me": vault.Me, "moi": vault.Me,
	"them": vault.Them, "eux": vault.Them, "elles": vault.Them,
}

var channelWords = map[string]vault.Channel{
	"video": vault.Video, "visio": vault.Video, "visioconference": vault.Video,
	"video call": vault.Video, "zoom": vault.Video, "teams": vault.Video,
	"meet": vault.Video, "skype": vault.Video, "facetime": vault.Video,

	"call": vault.Call, "phone": vault.Call, "phone call": vault.Call,
	"telephone": vault.Call, "tel": vault.Call, "appel": vault.Call,

	"coffee": vault.Coffee, "cafe": vault.Coffee, "tea": vault.Coffee,
	"the": vault.Coffee, "drink": vault.Coffee, "verre": vault.Coffee,

	"lunch": vault.Lunch, "dejeuner": vault.Lunch, "dinner": vault.Lunch,
	"diner": vault.Lunch, "breakfast": vault.Lunch, "petit dejeuner": vault.Lunch,

	"in person": vault.InPerson, "sur place": vault.InPerson,
	"face to face": vault.InPerson, "en personne": vault.InPerson,
	"presentiel": vault.InPerson, "visit": vault.InPerson, "visite": vault.InPerson,

	"event": vault.Event, "evenement": vault.Event, "salon": vault.Event,
	"conference": vault.Event, "meetup": vault.Event, "fair": vault.Event,

	"message": vault.Message, "mail": vault.Message, "email": vault.Message,
	"e mail": vault.Message, "courriel": vault.Message, "letter": vault.Message,
	"lettre": vault.Message, "sms": vault.Message, "text": vault.Message,
	"whatsapp": vault.Message, "signal": vault.Message, "linkedin": vault.Message,
}

var aspectWords = map[string]vault.Aspect{
	"form": vault.Form, "forme": vault.Form,
	"substance": vault.Substance, "fond": vault.Substance,
	"market": vault.Market, "marche": vault.Market,
}

var stateWords = map[string]vault.TaskState{
	"open": vault.Open, "ouvert": vault.Open, "ouverte": vault.Open,
	"done": vault.Done, "fait": vault.Done, "faite": vault.Done,
	"cancelled": vault.Cancelled, "canceled": vault.Cancelled, "annule": vault.Cancelled, "annulee": vault.Cancelled,
}

var privateWords = map[string]bool{"private": true, "prive": true}

var feedbackWords = map[string]bool{
	"feedback": true, "feedbacks": true, "retour": true, "retours": true,
}

var durationUnits = map[byte]byte{'d': 'd', 'j': 'd', 'w': 'w', 'm': 'm', 'y': 'y', 'a': 'y'}

var neverWords = map[string]bool{"never": true, "jamais": true}

// tagWords are the tags known to the map; all others are kept as typed.
var tagWords = map[string]string{
	"expert": "expert", "experte": "expert",
	"worked with": "worked-with", "collegue": "worked-with",
	"inspiring": "inspiring", "inspirant": "inspiring", "inspirante": "inspiring",
	"entrepreneur": "entrepreneur", "entrepreneuse": "entrepreneur",
	"influencer": "influencer", "influenceur": "influencer", "influenceuse": "influencer",
	"journalist": "journalist", "journaliste": "journalist",
	"recruiter": "recruiter", "recruteur": "recruiter", "recruteuse": "recruiter",
	"connector": "connector", "connecteur": "connector", "connectrice": "connector",
}

var languageWords = map[string]string{
	"en": "en", "english": "en", "anglais": "en",
	"fr": "fr", "french": "fr", "francais": "fr",
}
