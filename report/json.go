package report

import (
	"encoding/json"
	"io"
)

// JSON writes the report as the contract in docs/report.schema.json has it.
func JSON(w io.Writer, r *Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
