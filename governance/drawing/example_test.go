package drawing_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/drawing"
)

// A synthetic partnership: an operational group reports to a board.
func ExampleChart_WriteMermaid() {
	s := governance.Structure{
		Name: "Two bodies",
		Agencies: []governance.Agency{
			{Agency: engagement.Agency{ID: "police", Name: "Police", Sector: engagement.Statutory}},
			{Agency: engagement.Agency{ID: "hostel", Name: `The "Open Door"`, Sector: engagement.VCS}},
		},
		Bodies: []governance.Body{
			{ID: "board", Name: "Board", Tier: engagement.LocalOversight},
			{ID: "group", Name: "Operational Group", Tier: engagement.OperationalManagement, Chair: governance.Chair{Agency: "police"},
				Seats: []governance.Seat{{Agency: "police", Status: governance.Member}, {Agency: "hostel", Status: governance.Invited}}},
		},
		Lines: []governance.Line{{From: "group", To: "board", Kind: governance.Report}},
	}
	marks := []drawing.Mark{{Body: "board", Text: "R17", Outcome: engagement.OutcomeNotKnown}}
	if err := (drawing.Chart{Structure: s, Marks: marks}).WriteMermaid(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// flowchart BT
	//   heading["Two bodies"]
	//   subgraph t0["Strategic oversight#58; local"]
	//     b0["Board<br/>members not stated<br/>#91;1#93; not known"]
	//   end
	//   subgraph t1["Operational management"]
	//     subgraph b1["Operational Group"]
	//       direction TB
	//       s0["S#58; Police<br/>chair"]
	//       s1["V#58; The #quot;Open Door#quot;<br/>invited"]
	//       s0 ~~~ s1
	//     end
	//   end
	//   t1 ~~~ t0
	//   t0 ~~~ heading
	//   b1 -->|"reports to"| b0
	//   subgraph legend["Legend"]
	//     l0["S#58; statutory"]
	//     l1["V#58; voluntary and community sector"]
	//     l2["sits there, or is in place"]
	//     l3["invited, planned, or not stated whether it sits there"]
	//     l4["#91;1#93; a finding, by its number below"]
	//   end
	//   subgraph notes["Findings"]
	//     direction TB
	//     f0["#91;1#93; not known#58; R17"]
	//   end
	//   legend ~~~ t1
	//   notes ~~~ t1
	//   classDef plain fill:#FFFFFF,color:#000000,stroke:#FFFFFF
	//   classDef tier fill:#F3F3F3,color:#000000,stroke:#F3F3F3
	//   classDef body fill:#FFFFFF,color:#000000,stroke:#222222
	//   classDef statutory fill:#56B4E9,color:#000000,stroke:#222222
	//   classDef vcs fill:#E69F00,color:#000000,stroke:#222222
	//   classDef dashed stroke-dasharray:7 4
	//   class heading,l4,f0 plain
	//   class t0,t1,legend,notes tier
	//   class b0,b1,l2,l3 body
	//   class s0,l0 statutory
	//   class s1,l1 vcs
	//   class s1,l3 dashed
}

// A synthetic network: what one agency tells another.
func ExampleNetwork_WriteGraphML() {
	n := drawing.Network{
		Nodes: []drawing.Node{{ID: "cri", Name: "CRI", Sector: engagement.VCS}, {ID: "police", Name: "Police & partners", Sector: engagement.Statutory}},
		Ties:  []drawing.Tie{{From: "cri", To: "police", Active: engagement.Yes, Label: "informs"}},
	}
	if err := n.WriteGraphML(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
	//   <key id="node-id" for="node" attr.name="id" attr.type="string"/>
	//   <key id="node-name" for="node" attr.name="name" attr.type="string"/>
	//   <key id="node-sector" for="node" attr.name="sector" attr.type="string"/>
	//   <key id="node-tier" for="node" attr.name="tier" attr.type="string"/>
	//   <key id="edge-active" for="edge" attr.name="active" attr.type="string"/>
	//   <key id="edge-label" for="edge" attr.name="label" attr.type="string"/>
	//   <graph id="network" edgedefault="directed">
	//     <node id="n0"><data key="node-id">cri</data><data key="node-name">CRI</data><data key="node-sector">vcs</data><data key="node-tier">not-stated</data></node>
	//     <node id="n1"><data key="node-id">police</data><data key="node-name">Police &amp; partners</data><data key="node-sector">statutory</data><data key="node-tier">not-stated</data></node>
	//     <edge id="e0" source="n0" target="n1"><data key="edge-active">yes</data><data key="edge-label">informs</data></edge>
	//   </graph>
	// </graphml>
}
