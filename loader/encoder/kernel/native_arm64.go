package kernel

import "golang.org/x/sys/cpu"

// native lists the kernels in assembly that this machine can run: all have
// NEON, and those of recent years sums of four products in one instruction.
func native() []*Kernel {
	neon := vector("neon", panelBy(panelNEON))
	if !cpu.ARM64.HasASIMDDP {
		return []*Kernel{neon}
	}
	return []*Kernel{vector("neon-dot", panelBy(panelDot)), neon}
}

// assembly is a panelFunc in assembly.
type assembly func(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, steps, middles, scale, total, bias *float32)

func panelBy(run assembly) panelFunc {
	return func(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int) {
		numbers, steps, middles := work.begin(dst, stride, first, tiles, m)
		weights, at := m.panel(panel), panel*panelOut
		run(&dst[0], stride, numbers, m.depth, tiles, &weights[0], steps, middles, &m.scale[at], &m.total[at], &m.bias[at])
	}
}

//go:noescape
func panelNEON(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, steps, middles, scale, total, bias *float32)

//go:noescape
func panelDot(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, steps, middles, scale, total, bias *float32)
