package cohort

import (
	"math"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A column holds one code for each person, in chunks that are never moved. Code
// 0 is always what is not known. What else a code means, the kind says:
//
//   - packed: four facts of two bits each, a status or an answer;
//   - words, terms: the place in a dictionary, by first occurrence, from 1;
//   - births: a stated age plus one, or a day of birth from firstBirth on;
//   - days: the number of the day, from 1;
//   - scores: ten-thousandths plus one.
//
// The codes of the last three are in the order of what they mean.
type column struct {
	kind   columnKind
	fields []Field // one, or up to four where packed
	chunks []chunk
	low    uint32 // the lowest code of somebody known
	high   uint32 // the highest code

	words []string // the meaning of a code, where words
	terms []Term   // the same for terms
	place map[string]uint32
	spots map[Term]uint32
}

type columnKind uint8

const (
	packed columnKind = iota
	words
	terms
	births
	days
	scores
)

// kindOf returns the kind of column that holds a field.
func kindOf(kind FieldKind) columnKind {
	switch kind {
	case FieldAge:
		return births
	case FieldSex, FieldEthnicity, FieldArea:
		return words
	case FieldRisk:
		return scores
	case FieldRAGSince, FieldSentenced, FieldReleased:
		return days
	case FieldSentence:
		return terms
	}
	return packed
}

// ordered reports whether codes are in the order of their values.
func (k columnKind) ordered() bool { return k >= births }

// A chunk is the codes of chunkRows people, in the fewest bytes that hold them:
// one of the three is in use. Ordered codes are held in two bytes as narrow
// writes them, or in four as they are.
type chunk struct {
	one  []uint8
	two  []uint16
	four []uint32
}

const (
	chunkBits = 16
	chunkRows = 1 << chunkBits
)

const (
	firstBirth = MaxAge + 2 // the code of one born on dayOne; those below are stated ages
	// Days are held in two bytes from 1880-01-01 for some 179 years, and
	// otherwise in four.
	dayBase = 686290
	// Scores with up to two decimals are held in two bytes up to 655.34.
	scoreStep = scoreUnit / 100
)

// narrow returns the two bytes that stand for an ordered code, if any do.
func (k columnKind) narrow(code uint32) (two uint16, fits bool) {
	switch {
	case code == 0 || k == births && code < firstBirth:
		return uint16(code), true
	case k == scores:
		if (code-1)%scoreStep != 0 || (code-1)/scoreStep >= math.MaxUint16 {
			return 0, false
		}
		return uint16((code-1)/scoreStep + 1), true
	}
	first := k.firstDay()
	if code < first+dayBase || code-dayBase > math.MaxUint16 {
		return 0, false
	}
	return uint16(code - dayBase), true
}

// widen is the inverse of narrow.
func (k columnKind) widen(two uint16) uint32 {
	code := uint32(two)
	switch {
	case code == 0 || k == births && code < firstBirth:
		return code
	case k == scores:
		return (code-1)*scoreStep + 1
	}
	return code + dayBase
}

// firstDay is the code of dayOne.
func (k columnKind) firstDay() uint32 {
	if k == births {
		return firstBirth
	}
	return 1
}

// dayCode returns the code of a day.
func (k columnKind) dayCode(day engagement.Date) uint32 {
	if !day.IsKnown() {
		return 0
	}
	return uint32(dayNumber(day)) + k.firstDay()
}

// day is the inverse of dayCode.
func (k columnKind) day(code uint32) engagement.Date {
	if code < k.firstDay() {
		return engagement.Date{}
	}
	day, err := dayOne.AddDays(int(code - k.firstDay()))
	if err != nil {
		return engagement.Date{}
	}
	return day
}

func newColumn(fields ...Field) *column {
	c := &column{kind: kindOf(fields[0].Kind), fields: fields, low: math.MaxUint32}
	switch c.kind {
	case words:
		c.words, c.place = []string{""}, map[string]uint32{"": 0}
	case terms:
		c.terms, c.spots = []Term{{}}, map[Term]uint32{{}: 0}
	}
	return c
}

// word returns the code of a word, a new one where it is new.
func (c *column) word(text string) uint32 {
	code, known := c.place[text]
	if !known {
		code = uint32(len(c.words))
		c.words = append(c.words, text)
		c.place[text] = code
	}
	return code
}

// term returns the code of a term, a new one where it is new.
func (c *column) term(t Term) uint32 {
	code, known := c.spots[t]
	if !known {
		code = uint32(len(c.terms))
		c.terms = append(c.terms, t)
		c.spots[t] = code
	}
	return code
}

// begin makes room for another chunk of people.
func (c *column) begin() { c.chunks = append(c.chunks, c.newChunk()) }

// push appends the code of the next person.
func (c *column) push(code uint32) {
	last := &c.chunks[len(c.chunks)-1]
	if c.kind.ordered() && last.two != nil {
		if two, fits := c.kind.narrow(code); fits {
			last.two = append(last.two, two)
			return
		}
		four := make([]uint32, len(last.two), chunkRows)
		for i, two := range last.two {
			four[i] = c.kind.widen(two)
		}
		*last = chunk{four: four}
	}
	if last.one != nil && code <= math.MaxUint8 {
		last.one = append(last.one, uint8(code))
		return
	}
	last.push(code)
}

// finish finds the lowest and the highest code.
func (c *column) finish() {
	for i := range c.chunks {
		var low, high uint32
		switch chunk := &c.chunks[i]; {
		case chunk.one != nil:
			low, high = extremes(chunk.one)
		case chunk.four != nil:
			low, high = extremes(chunk.four)
		default:
			low, high = extremes(chunk.two)
			if c.kind.ordered() && high > 0 {
				low, high = c.kind.widen(uint16(low)), c.kind.widen(uint16(high))
			}
		}
		c.low, c.high = min(c.low, low), max(c.high, high)
	}
}

// extremes returns the lowest code but 0, the highest number where there is
// none, and the highest.
func extremes[C uint8 | uint16 | uint32](codes []C) (low, high uint32) {
	less := uint32(math.MaxUint32)
	for _, code := range codes {
		less = min(less, uint32(code)-1) // what is not known wraps round
		high = max(high, uint32(code))
	}
	if high == 0 {
		return math.MaxUint32, 0
	}
	return less + 1, high
}

// newChunk returns a chunk for codes like those so far.
func (c *column) newChunk() chunk {
	// A population of a few people needs no room for a whole chunk.
	room := chunkRows
	if len(c.chunks) == 0 {
		room = 64
	}
	switch {
	case c.kind.ordered():
		return chunk{two: make([]uint16, 0, room)}
	case len(c.words) <= 1<<8 && len(c.terms) <= 1<<8:
		return chunk{one: make([]uint8, 0, room)}
	case len(c.words) <= 1<<16 && len(c.terms) <= 1<<16:
		return chunk{two: make([]uint16, 0, room)}
	}
	return chunk{four: make([]uint32, 0, room)}
}

func (c *chunk) rows() int { return max(len(c.one), len(c.two), len(c.four)) }

// push appends a code as it is, in more bytes than before where it needs them.
func (c *chunk) push(code uint32) {
	switch {
	case c.one != nil && code <= math.MaxUint8:
		c.one = append(c.one, uint8(code))
	case c.one != nil && code <= math.MaxUint16:
		*c = chunk{two: append(rewritten[uint16](c.one), uint16(code))}
	case c.one != nil:
		*c = chunk{four: append(rewritten[uint32](c.one), code)}
	case c.two != nil && code <= math.MaxUint16:
		c.two = append(c.two, uint16(code))
	case c.two != nil:
		*c = chunk{four: append(rewritten[uint32](c.two), code)}
	default:
		c.four = append(c.four, code)
	}
}

func rewritten[To, From uint8 | uint16 | uint32](codes []From) []To {
	into := make([]To, len(codes), chunkRows)
	for i, code := range codes {
		into[i] = To(code)
	}
	return into
}

// narrow reports whether all codes are ordered and held in two bytes.
func (c *column) narrow() bool {
	return c.kind.ordered() && !slices.ContainsFunc(c.chunks, func(one chunk) bool { return one.two == nil })
}

// at returns the code of a person.
func (c *column) at(row int) uint32 { return c.codeAt(row>>chunkBits, row&(chunkRows-1)) }

func (c *column) codeAt(chunk, i int) uint32 {
	code := c.chunks[chunk].code(i)
	if c.kind.ordered() && c.chunks[chunk].two != nil {
		return c.kind.widen(uint16(code))
	}
	return code
}

// code returns a code as it is held.
func (c *chunk) code(i int) uint32 {
	switch {
	case c.one != nil:
		return uint32(c.one[i])
	case c.two != nil:
		return uint32(c.two[i])
	}
	return c.four[i]
}

// bytes returns what the codes take, without the dictionary.
func (c *column) bytes() int {
	n := 0
	for i := range c.chunks {
		n += len(c.chunks[i].one) + 2*len(c.chunks[i].two) + 4*len(c.chunks[i].four)
	}
	return n
}

// code returns the code of what is known of p.
func (c *column) code(p *Person) uint32 {
	switch c.kind {
	case words:
		return c.word(wordOf(c.fields[0].Kind, p))
	case terms:
		return c.term(p.Sentence)
	case births:
		if p.Born.IsKnown() {
			return births.dayCode(p.Born)
		}
		return uint32(p.Age.next)
	case scores:
		return uint32(p.Risk.next)
	case days:
		switch c.fields[0].Kind {
		case FieldRAGSince:
			return days.dayCode(p.RAGSince)
		case FieldSentenced:
			return days.dayCode(p.Sentenced)
		}
		return days.dayCode(p.Released)
	}
	code := uint32(0)
	for i, field := range c.fields {
		code |= uint32(bitsOf(field, p)) << (2 * i)
	}
	return code
}

func wordOf(kind FieldKind, p *Person) string {
	switch kind {
	case FieldSex:
		return p.Sex
	case FieldEthnicity:
		return p.Ethnicity
	}
	return p.Area
}

// bitsOf returns the two bits of a status or an answer.
func bitsOf(f Field, p *Person) uint8 {
	switch f.Kind {
	case FieldRAG:
		return uint8(p.RAG)
	case FieldPosition:
		return uint8(p.Position)
	case FieldConsent:
		return uint8(p.Consent)
	case FieldScheme:
		return uint8(listed(p.Schemes, SchemeID(f.Name)))
	case FieldNeed:
		pathway, _ := engagement.ParsePathway(f.Name)
		return uint8(listed(p.Needs, pathway))
	case FieldSource:
		return uint8(listed(p.Sources, SourceID(f.Name)))
	}
	return uint8(p.Facts[FactID(f.Name)])
}

// tell writes what a code says into p.
func (c *column) tell(code uint32, p *Person) {
	switch c.kind {
	case words:
		switch c.fields[0].Kind {
		case FieldSex:
			p.Sex = c.words[code]
		case FieldEthnicity:
			p.Ethnicity = c.words[code]
		default:
			p.Area = c.words[code]
		}
	case terms:
		p.Sentence = c.terms[code]
	case births:
		if code < firstBirth {
			p.Age = Age{uint8(code)}
		} else {
			p.Born = births.day(code)
		}
	case scores:
		p.Risk = Score{int32(code)}
	case days:
		switch day := days.day(code); c.fields[0].Kind {
		case FieldRAGSince:
			p.RAGSince = day
		case FieldSentenced:
			p.Sentenced = day
		default:
			p.Released = day
		}
	default:
		for i, field := range c.fields {
			tellBits(field, uint8(code>>(2*i))&3, p)
		}
	}
}

// tellBits is the inverse of bitsOf.
func tellBits(f Field, bits uint8, p *Person) {
	switch answer := engagement.Answer(bits); f.Kind {
	case FieldRAG:
		p.RAG = RAG(bits)
	case FieldPosition:
		p.Position = Position(bits)
	case FieldConsent:
		p.Consent = answer
	case FieldScheme:
		p.Schemes = enlist(p.Schemes, SchemeID(f.Name), answer)
	case FieldNeed:
		pathway, _ := engagement.ParsePathway(f.Name)
		p.Needs = enlist(p.Needs, pathway, answer)
	case FieldSource:
		p.Sources = enlist(p.Sources, SourceID(f.Name), answer)
	default:
		if answer != engagement.NotKnown {
			if p.Facts == nil {
				p.Facts = map[FactID]engagement.Answer{}
			}
			p.Facts[FactID(f.Name)] = answer
		}
	}
}

func enlist[E any](list []E, entry E, answer engagement.Answer) []E {
	if answer == engagement.NotKnown {
		return list
	}
	if list == nil {
		list = []E{}
	}
	if answer == engagement.Yes {
		list = append(list, entry)
	}
	return list
}
