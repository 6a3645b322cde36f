// What needs a script (data-needs-script) is not there without one.
() => [...document.querySelectorAll('[data-needs-script]')].filter(shown).map(element => `${name(element)} needs a script`)
