package kernel

import "golang.org/x/sys/cpu"

// native lists the kernels in assembly that this machine can run.
func native() []*Kernel {
	if !cpu.X86.HasAVX2 {
		return nil
	}
	return []*Kernel{vector("avx2", panelByAVX2)}
}

// constantLanes has each of the constants in all lanes.
//
//lint:ignore U1000 float_amd64.s reads it
var constantLanes = func() (lanes [len(constants)][8]float32) {
	for i, c := range constants {
		lanes[i] = [8]float32{c, c, c, c, c, c, c, c}
	}
	return lanes
}()

func panelByAVX2(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int) {
	rows := tiles * tileRows
	_ = dst[(rows-1)*stride+panelOut-1]
	numbers := work.numbers[first*m.depth:][:rows*m.depth]
	steps, middles := work.steps[first:][:rows], work.middles[first:][:rows]
	weights, at := m.panel(panel), panel*panelOut
	panelAVX2(&dst[0], stride, &numbers[0], m.depth, tiles, &weights[0], &m.offsets[at*m.depth/4], m.eights[panel],
		&steps[0], &middles[0], &m.scale[at], &m.total[at], &m.bias[at])
}

//go:noescape
func panelAVX2(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, offsets *int16, eights bool, steps, middles, scale, total, bias *float32)
