package drawing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A font is a size in pixels and a weight.
type font struct {
	size int
	bold bool
}

// lineHeight is the distance of two lines in pixels.
func (f font) lineHeight() int { return (f.size*27 + 19) / 20 }

// advance returns the width of r in hundredths of a pixel. It is no less than
// that of the common sans-serif fonts: which of them a viewer has is not known.
func (f font) advance(r rune) int {
	width := f.size * ems(r)
	if f.bold {
		width += width / 5
	}
	return width
}

// ems returns the width of r in hundredths of the size of a font.
func ems(r rune) int {
	if r < utf8.RuneSelf {
		switch {
		case strings.ContainsRune("ijlftrI .,:;'|!()[]-`", r):
			return 46
		case r == 'm' || r == 'W' || r == '@':
			return 101
		case r == '%':
			return 108
		case r == 'M' || r == 'w':
			return 87
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '/' || r == '\\':
			return 65
		}
		return 84
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1f000:
		return 140
	}
	return 120
}

// width returns the width of text in pixels, rounded up.
func (f font) width(text string) int {
	total := 0
	for _, r := range text {
		total += f.advance(r)
	}
	return (total + 99) / 100
}

// wrap cuts text into lines no wider than a width in pixels, after a space where
// there is one. The lines make up the text: a space at the end of a line, which
// nobody sees, may stand outside the width. There is at least one line.
func (f font) wrap(text string, width int) []string {
	limit := width * 100
	var lines []string
	start, used := 0, 0       // of this line
	after, usedAfter := -1, 0 // its last space
	for i, r := range text {
		advance := f.advance(r)
		for advance > 0 && used+advance > limit && i > start && r != ' ' {
			cut, left := i, 0
			if after > start {
				cut, left = after, used-usedAfter
			}
			lines = append(lines, text[start:cut])
			start, used, after = cut, left, -1
		}
		used += advance
		if r == ' ' {
			after, usedAfter = i+1, used
			if used > limit {
				lines = append(lines, text[start:i+1])
				start, used, after = i+1, 0, -1
			}
		}
	}
	if start < len(text) || len(lines) == 0 {
		lines = append(lines, text[start:])
	}
	return lines
}
