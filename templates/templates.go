// Package templates holds what is compiled into carnet and is not Go: the
// messages in English and French and the report's page.
package templates

import "embed"

// Files holds messages/TOPIC.LANGUAGE.toml and page/.
//
//go:embed messages page
var Files embed.FS
