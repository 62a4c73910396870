package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A DeliveryModel is how agencies work together in delivery. The zero value is
// DeliveryModelNotStated.
type DeliveryModel uint8

// The models that NA2009 recommendation 8 ranks: one, and all others.
const (
	DeliveryModelNotStated DeliveryModel = iota
	CoLocatedCoWorking
	OtherDelivery
)

var deliveryModels = word.NewList[DeliveryModel]("DeliveryModel", "not-stated", "co-located-co-working", "other")

// ParseDeliveryModel returns the model that text names; empty text is
// DeliveryModelNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseDeliveryModel(text string) (DeliveryModel, error) { return deliveryModels.Parse(text) }

// DeliveryModels lists the models, the first in rank first.
func DeliveryModels() []DeliveryModel { return deliveryModels.Values() }

// DeliveryModelOf returns the model by its two features, both of which make the
// first: one that is absent makes another model whatever the other feature is.
func DeliveryModelOf(coLocated, coWorking engagement.Answer) DeliveryModel {
	switch coLocated.And(coWorking) {
	case engagement.Yes:
		return CoLocatedCoWorking
	case engagement.No:
		return OtherDelivery
	}
	return DeliveryModelNotStated
}

// String returns the word of m, such as "other".
func (m DeliveryModel) String() string { return deliveryModels.String(m) }

// MarshalText returns the word of m.
func (m DeliveryModel) MarshalText() ([]byte, error) { return deliveryModels.Marshal(m) }

// UnmarshalText sets m to the model that text names; see ParseDeliveryModel.
func (m *DeliveryModel) UnmarshalText(text []byte) error { return deliveryModels.Unmarshal(m, text) }

// Rank returns 1 for the first, 2 for all others, which no source ranks among
// themselves, and 0 where the model is not stated.
func (m DeliveryModel) Rank() int {
	switch m {
	case CoLocatedCoWorking:
		return 1
	case OtherDelivery:
		return 2
	}
	return 0
}

// Check says whether the model is the one that "should be promoted across all
// regions" (R24): "co-location and co-working of TSA and statutory agencies
// offers the most complete and efficient model" (NA2009 recommendation 8). Met
// for the first in rank; not met says that another is used, where the first is
// preferred and not demanded.
func (m DeliveryModel) Check() engagement.Reason {
	first := engagement.NotKnown
	if m.Rank() > 0 {
		first = engagement.AnswerOf(m.Rank() == 1)
	}
	return engagement.Reason{Rule: ruleCoLocation, Outcome: first.Outcome(), Subject: m.String(),
		Format: "rank %d; the first is preferred", Values: []any{m.Rank()}}
}
