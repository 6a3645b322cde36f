package main

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"

	"carnet/report"
)

// listCSV is a list for other programs: English names of the columns, values as
// in JSON, several of them in one cell parted by semicolons.
func listCSV(l report.Listing, columns []report.Column) [][]string {
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.Name
	}
	lines := [][]string{head}
	for _, r := range l.Rows {
		line := make([]string, len(columns))
		for i, c := range columns {
			var all []string
			for _, cell := range r.Cells(c.Name) {
				all = append(all, cell.Value)
			}
			line[i] = strings.Join(all, "; ")
		}
		lines = append(lines, line)
	}
	return lines
}

// writeCSV writes lines as RFC 4180 has them. What a spreadsheet would take for
// a formula becomes text there.
func writeCSV(w io.Writer, lines [][]string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, line := range lines {
		safe := make([]string, len(line))
		for i, cell := range line {
			safe[i] = printable(noFormula(cell))
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// phoneNumbers are cells that begin with + and are left as they are.
var phoneNumbers = regexp.MustCompile(`^\+\d[\d\s./()\x{a0}\x{202f}-]*(?:; \+?\d[\d\s./()\x{a0}\x{202f}-]*)*$`)

// noFormula puts an apostrophe before a cell that a spreadsheet would compute.
func noFormula(cell string) string {
	if cell == "" || !strings.ContainsAny(cell[:1], "=+-@\t\r") || phoneNumbers.MatchString(cell) {
		return cell
	}
	return "'" + cell
}
