package engagement

import (
	"slices"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A Driver is what moves agencies to engage with one another, or was meant to.
// The zero value is DriverNotStated.
type Driver uint8

// The drivers, and the two policies that "played little or no part", of NA2009
// 3.2. Figure 3.2, which shows drivers and facilitators, is lost.
const (
	DriverNotStated        Driver = iota
	OperationalNecessity          // for statutory agencies, the key one: that offenders reach and stay in pathways services
	Prescription                  // policy tied directly to resources, outcomes and targets, as the pathways framework is
	Legislation                   // a duty placed on statutory agencies
	Mission                       // a VCS agency's core aims
	OrganisationalSurvival        // it needs funds to continue to operate
	ThirdSectorActionPlan         // the NOMS plan: not a driver
	Compact                       // the Voluntary Sector Compact: not a driver
)

var drivers = word.NewList[Driver]("Driver", "not-stated", "operational-necessity", "prescription", "legislation",
	"mission", "organisational-survival", "third-sector-action-plan", "compact")

// ParseDriver returns the driver that text names; empty text is
// DriverNotStated, and other text wraps ErrUnknownWord.
func ParseDriver(text string) (Driver, error) { return drivers.Parse(text) }

// Drivers lists the drivers and the two policies that are none.
func Drivers() []Driver { return drivers.Values() }

// String returns the word of d, such as "mission".
func (d Driver) String() string { return drivers.String(d) }

// MarshalText returns the word of d.
func (d Driver) MarshalText() ([]byte, error) { return drivers.Marshal(d) }

// UnmarshalText sets d to the driver that text names; see ParseDriver.
func (d *Driver) UnmarshalText(text []byte) error { return drivers.Unmarshal(d, text) }

// Drives says whether d moves agencies of the sector (R27): met for the drivers
// that NA2009 3.2 names for it, not met for the two policies, "interviewees
// from both" having "little, if any awareness" of them. What the text does not
// say, of private agencies or of one sector's driver for the other, is not
// known.
func (d Driver) Drives(sector Sector) Reason {
	reason := Reason{Rule: ruleDrivers, Subject: d.String(), Format: "for agencies of the sector %v", Values: []any{sector}}
	switch {
	case d == ThirdSectorActionPlan || d == Compact:
		if sector == Statutory || sector == VCS {
			reason.Outcome = NotMet
		}
	case slices.Contains(driversOf(sector), d):
		reason.Outcome = Met
	}
	return reason
}

func driversOf(sector Sector) []Driver {
	switch sector {
	case Statutory:
		return []Driver{OperationalNecessity, Prescription, Legislation}
	case VCS:
		return []Driver{Mission, OrganisationalSurvival}
	}
	return nil
}

// Promotion says whether a policy is promoted to an audience by what moves it
// (R28): "link the actions … to the most important drivers …, these are
// respectively, operational necessity; mission and organisational survival".
// Each driver of the audience is a part; it is met where all are linked. The
// recommendation names commissioners too, and drivers of the two sectors only:
// for private agencies it is not applicable. A nil list says that nobody knows what is linked; an empty one
// that nothing is.
func Promotion(audience Sector, linked []Driver) Reason {
	var parts []Reason
	for _, driver := range promotedBy(audience) {
		answer := NotKnown
		if linked != nil {
			answer = AnswerOf(slices.Contains(linked, driver))
			if answer == No && slices.ContainsFunc(linked, func(d Driver) bool { return d == DriverNotStated || d > Compact }) {
				answer = NotKnown // a driver that is not stated may be this one
			}
		}
		parts = append(parts, Reason{Rule: rulePromotion, Outcome: answer.Outcome(), Subject: driver.String(), Format: "linked: %v", Values: []any{answer}})
	}
	reason := Reason{Rule: rulePromotion, Outcome: OutcomeOf(parts), Subject: audience.String(), Because: parts, Format: "linked to the drivers of the audience"}
	if audience == SectorNotStated || audience > Private {
		reason.Outcome = OutcomeNotKnown
	}
	return reason
}

// promotedBy is the most important drivers of an audience.
func promotedBy(audience Sector) []Driver {
	switch audience {
	case Statutory:
		return []Driver{OperationalNecessity}
	case VCS:
		return []Driver{Mission, OrganisationalSurvival}
	}
	return nil
}
