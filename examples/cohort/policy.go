package main

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
)

// policyNames lists the sources' policies.
func policyNames() []string {
	var names []string
	for _, policy := range published.Policies(published.Terms{}) {
		names = append(names, policy.ID)
	}
	return names
}

// load returns the policy that is asked for, by the sources or from a file.
// What the flags say explicitly overrides the file.
func (ask request) load(explicit map[string]bool) (cohort.Policy, error) {
	for _, policy := range published.Policies(ask.terms) {
		if policy.ID == ask.policy {
			return policy, nil
		}
	}
	file, err := os.Open(ask.policy)
	if err != nil {
		return cohort.Policy{}, fmt.Errorf("-policy: %w; the sources' policies are %v", err, policyNames())
	}
	defer file.Close()
	policy, err := cohort.ReadPolicyOn(file, ask.terms.AsOf)
	if err != nil {
		return cohort.Policy{}, err
	}
	if explicit["unknown"] {
		policy.Unknown = ask.terms.Unknown
	}
	return policy, nil
}
