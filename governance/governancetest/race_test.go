//go:build race

package governancetest_test

const raceEnabled = true
