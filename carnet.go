// Package carnet is the root of the module: a program that reads the notes a
// person in transition keeps on their network meetings and on the pitches they
// tell, checks them, and answers in one report.
//
// The program is in cmd/carnet. The way through the code is one straight line:
// any fs.FS is read by parser into a vault.Vault, from which report builds a
// Report, from which HTML and JSON are drawn. docs/architecture.md has the
// picture, docs/format.md the format of the notes.
//
// The package itself only holds what the program carries along: the example
// vault with its past, and the document on its checks.
package carnet

import "embed"

// ExampleVault is the folder example-vault: five months of a fictional
// transition.
//
//go:embed example-vault example-vault/.gitignore
var ExampleVault embed.FS

// ExamplePast says how the notes of ExampleVault came one by one and changed;
// internal/past reads it.
//
//go:embed example-history.txt
var ExamplePast string

// Checks is docs/checks.md, ChecksFR the same in French: a section for each
// check, headed by its code.
var (
	//go:embed docs/checks.md
	Checks string
	//go:embed docs/checks.fr.md
	ChecksFR string
)
