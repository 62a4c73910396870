package drawing

import (
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
)

func BenchmarkWrite(b *testing.B) {
	for _, size := range []int{10, 100, 1000, 10_000} {
		r := rand.New(rand.NewPCG(1, uint64(size)))
		c, n := randomChart(r, size), randomNetwork(r, size)
		for _, of := range []struct {
			name  string
			write func(io.Writer) error
		}{{"chart.svg", c.WriteSVG}, {"chart.dot", c.WriteDOT}, {"chart.mmd", c.WriteMermaid}, {"network.svg", n.WriteSVG}, {"network.graphml", n.WriteGraphML}} {
			b.Run(fmt.Sprintf("%s/%d", of.name, size), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := of.write(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
