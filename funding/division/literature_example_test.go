package division_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// The will of Ibn Ezra: of 120 one son is left the whole, the others a half, a
// third and a quarter (O'Neill 1982). The dinars are pounds here.
func ExampleDivision_proportional() {
	fmt.Println(division.Proportional.Divide(120_00, []funding.Pence{120_00, 60_00, 40_00, 30_00}))
	// Output: [£57.60 £28.80 £19.20 £14.40] <nil>
}

// The marriage contracts of Ketubot 93a, shared as Maimonides would: 100, 200 and
// 300 on estates of 100, 200 and 300 (Aumann and Maschler 1985).
func ExampleDivision_equalAwards() {
	for _, estate := range []funding.Pence{100_00, 200_00, 300_00} {
		fmt.Println(division.EqualAwards.Divide(estate, []funding.Pence{100_00, 200_00, 300_00}))
	}
	// Output:
	// [£33.34 £33.33 £33.33] <nil>
	// [£66.67 £66.67 £66.66] <nil>
	// [£100.00 £100.00 £100.00] <nil>
}

// The same contracts with losses as equal as can be.
func ExampleDivision_equalLosses() {
	for _, estate := range []funding.Pence{100_00, 200_00, 300_00} {
		fmt.Println(division.EqualLosses.Divide(estate, []funding.Pence{100_00, 200_00, 300_00}))
	}
	// Output:
	// [£0.00 £0.00 £100.00] <nil>
	// [£0.00 £50.00 £150.00] <nil>
	// [£0.00 £100.00 £200.00] <nil>
}

// The three estates of Ketubot 93a and what the Talmud gives of each, but for the
// odd penny (Aumann and Maschler 1985).
func ExampleDivision_talmud() {
	for _, estate := range []funding.Pence{100_00, 200_00, 300_00} {
		fmt.Println(division.Talmud.Divide(estate, []funding.Pence{100_00, 200_00, 300_00}))
	}
	// Output:
	// [£33.34 £33.33 £33.33] <nil>
	// [£50.00 £75.00 £75.00] <nil>
	// [£50.00 £100.00 £150.00] <nil>
}

// The other way round than the Talmud: up to half of what is claimed the larger
// claims come first, and above it the smaller.
func ExampleDivision_reverseTalmud() {
	for _, estate := range []funding.Pence{100_00, 300_00, 500_00} {
		fmt.Println(division.ReverseTalmud.Divide(estate, []funding.Pence{100_00, 200_00, 300_00}))
	}
	// Output:
	// [£0.00 £25.00 £75.00] <nil>
	// [£50.00 £100.00 £150.00] <nil>
	// [£100.00 £175.00 £225.00] <nil>
}

// What Piniles read in the Talmud's three estates: equal awards of the halves,
// and from the third estate on the same again.
func ExampleDivision_piniles() {
	for _, estate := range []funding.Pence{200_00, 300_00, 500_00} {
		fmt.Println(division.Piniles.Divide(estate, []funding.Pence{100_00, 200_00, 300_00}))
	}
	// Output:
	// [£50.00 £75.00 £75.00] <nil>
	// [£50.00 £100.00 £150.00] <nil>
	// [£100.00 £175.00 £225.00] <nil>
}

// As equal as can be once everyone has half the claim: the claim of 300 waits
// until the others have what it has (Chun, Schummer and Thomson 2001).
func ExampleDivision_constrainedEgalitarian() {
	for _, estate := range []funding.Pence{300_00, 400_00, 500_00} {
		fmt.Println(division.ConstrainedEgalitarian.Divide(estate, []funding.Pence{100_00, 200_00, 300_00}))
	}
	// Output:
	// [£50.00 £100.00 £150.00] <nil>
	// [£100.00 £150.00 £150.00] <nil>
	// [£100.00 £200.00 £200.00] <nil>
}

// Half way between the two that Maimonides knew.
func ExampleDivision_average() {
	fmt.Println(division.Average.Divide(300_00, []funding.Pence{100_00, 200_00, 300_00}))
	fmt.Println(division.Average.Divide(400_00, []funding.Pence{100_00, 200_00, 300_00}))
	// Output:
	// [£50.00 £100.00 £150.00] <nil>
	// [£66.67 £141.67 £191.66] <nil>
}

// An estate of 400: the others leave 100 for the claim of 300 even if paid in
// full. 300 are left, so that 100, 200 and 200 are open.
func ExampleDivision_adjustedProportional() {
	fmt.Println(division.AdjustedProportional.Divide(400_00, []funding.Pence{100_00, 200_00, 300_00}))
	// Output: [£60.00 £120.00 £220.00] <nil>
}

// "Two hold a garment; one says, it is all mine, and the other says, half of it
// is mine. The former receives three quarters and the latter one quarter" (Bava
// Metzia 2a). The garment is worth a pound here.
func ExampleDivision_concedeAndDivide() {
	fmt.Println(division.ConcedeAndDivide.Divide(1_00, []funding.Pence{1_00, 50}))
	// Output: [£0.75 £0.25] <nil>
}
