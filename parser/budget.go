package parser

// Some small notes take a Markdown parser minutes and gigabytes. A body is
// looked at before it is parsed: what no person writes is not parsed.

import "bytes"

// What a body may hold.
const (
	maxBody       = 256 << 10 // bytes
	maxContainers = 50        // lists and quotes in each other
	maxMarks      = 1000      // of one sign in one block
	maxReferences = 500       // definitions of links
	maxOpenLines  = 100_000   // empty lines, each counted for every list around it
)

// tooDense tells whether a body is beyond what is parsed.
func tooDense(body []byte) bool {
	if len(body) > maxBody {
		return true
	}
	var marks [256]int
	var lists openLists
	references := 0
	for start := 0; start < len(body); {
		end := lineEnd(body, start)
		row := body[start:end]
		start = end
		depth := containers(row)
		if lists.add(row, depth) > maxOpenLines {
			return true
		}
		if len(bytes.TrimSpace(row)) == 0 {
			marks = [256]int{}
			continue
		}
		if isDefinition(row) {
			references++
		}
		if references > maxReferences || depth > maxContainers || tooMany(&marks, row) {
			return true
		}
	}
	return false
}

// openLists counts the empty lines of a body, each as often as lists are open
// around it: the Markdown parser keeps every one of them in every list.
type openLists struct {
	depth, lines int
	afterEmpty   bool
}

// add takes the next line, with its containers, and gives the count so far.
func (o *openLists) add(row []byte, containers int) int {
	empty := len(bytes.Trim(row, "> \t\r\n")) == 0
	switch {
	case empty:
		o.lines += o.depth
	case containers > 0:
		o.depth = containers
	case o.afterEmpty && row[0] != ' ' && row[0] != '\t':
		o.depth = 0
	}
	o.afterEmpty = empty
	return o.lines
}

// tooMany counts the signs of a line that open something.
func tooMany(marks *[256]int, row []byte) bool {
	for _, c := range row {
		switch c {
		case '*', '_', '[', ']', '(', '<', '~', '`', '#', '&', '!':
			if marks[c]++; marks[c] > maxMarks {
				return true
			}
		}
	}
	return false
}

// isDefinition tells whether a line may define a link: [name]: address.
func isDefinition(row []byte) bool {
	row = bytes.TrimLeft(row, " >\t")
	return len(row) > 0 && row[0] == '[' && bytes.Contains(row, []byte("]:"))
}

// containers counts the lists and quotes that a line opens or stands in, by
// its marks and, in front of one, by its indent.
func containers(row []byte) int {
	found, indent := 0, 0
	for i, c := range row {
		isMark := i+1 == len(row) || isSpaceByte(row[i+1]) || row[i+1] == '\n'
		switch {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>', (c == '-' || c == '*' || c == '+') && isMark:
			found++
		case (c == '.' || c == ')') && i > 0 && isDigit(row[i-1]) && isMark:
			found++
		case !isDigit(c):
			if found == 0 {
				return 0
			}
			return max(found, indent/2)
		}
	}
	return found
}
