package apportion

// An Apportioner is anybody's way to apportion: it returns the seats of each
// claimant of a round, in their order. Package fundingtest holds one to the
// axioms of the literature.
type Apportioner func(Round) ([]int64, error)

// Seats is the Apportioner of a policy. Ties that the policy does not settle
// are an error, see TieError.
func (p Policy) Seats(r Round) ([]int64, error) {
	a, err := Apportion(r, p)
	if err != nil {
		return nil, err
	}
	seats := make([]int64, len(a.Seats))
	for i, holding := range a.Seats {
		seats[i] = int64(holding.Seats)
	}
	return seats, nil
}
