package i18n

import "carnet/vault"

// Diagnostic words what is to be mended: what is wrong, and the way to mend it.
// The arguments are the diagnostic's; numbers and the names of a list of
// allowed values (Allowed) and of an aspect are put into words first.
func (w *Words) Diagnostic(d vault.Diagnostic) (message, mend string) {
	args := Args{}
	for k, v := range d.Args {
		args[k] = v
	}
	if allowed, ok := args["Allowed"].(string); ok {
		args["Allowed"] = w.Say("allowed."+allowed, nil)
	}
	if size, ok := args["Size"].(float64); ok {
		args["Size"] = w.Decimal(size)
	}
	if count, ok := args["Count"].(int); ok {
		args["Count"] = w.Number(count)
	}
	for _, k := range []string{"Aspect", "First"} {
		if aspect, ok := args[k].(string); ok && d.Code == "two-aspects" {
			args[k] = w.Say("aspect-short."+aspect, nil)
		}
	}
	return w.Say("diagnostic."+d.Code, args), w.Say("mend."+d.Code, args)
}
