// Package templates holds what is compiled into carnet and is not Go: the
// messages in English and French, the report's page, the skeletons of notes and
// what a new vault holds.
package templates

import "embed"

// Files holds messages/TOPIC.LANGUAGE.toml, page/ and scaffold/LANGUAGE/, in which
// KIND.md is the skeleton of a note and vault/ a new vault as it is written.
//
//go:embed messages page all:scaffold
var Files embed.FS
