#include "textflag.h"

// The sums of a tile's four rows are Y0 to Y3, one number of 32 bits for each
// output of the panel. A step runs the four rows side by side, since each
// instruction has to wait for the one before it in its row.

// FIRST multiplies the inputs CX+AT to CX+AT+3 of the rows with the weights W:
// Y4 to Y7 come to hold two sums of 16 bits for each output.
#define FIRST(AT, W) \
	VPBROADCASTD AT(SI)(CX*1), Y4; \
	VPBROADCASTD AT(AX)(CX*1), Y5; \
	VPBROADCASTD AT(BX)(CX*1), Y6; \
	VPBROADCASTD AT(DI)(CX*1), Y7; \
	VPMADDUBSW W, Y4, Y4;          \
	VPMADDUBSW W, Y5, Y5;          \
	VPMADDUBSW W, Y6, Y6;          \
	VPMADDUBSW W, Y7, Y7

// NEXT is like FIRST, and adds to Y4 to Y7.
#define NEXT(AT, W) \
	VPBROADCASTD AT(SI)(CX*1), Y11; \
	VPBROADCASTD AT(AX)(CX*1), Y12; \
	VPBROADCASTD AT(BX)(CX*1), Y13; \
	VPBROADCASTD AT(DI)(CX*1), Y14; \
	VPMADDUBSW W, Y11, Y11;         \
	VPMADDUBSW W, Y12, Y12;         \
	VPMADDUBSW W, Y13, Y13;         \
	VPMADDUBSW W, Y14, Y14;         \
	VPADDW Y11, Y4, Y4;             \
	VPADDW Y12, Y5, Y5;             \
	VPADDW Y13, Y6, Y6;             \
	VPADDW Y14, Y7, Y7

// OFFSET puts Y4 to Y7 right with the offsets in Y10.
#define OFFSET \
	VPADDW Y10, Y4, Y4; \
	VPADDW Y10, Y5, Y5; \
	VPADDW Y10, Y6, Y6; \
	VPADDW Y10, Y7, Y7

// WIDEN adds Y4 to Y7 to the sums. Y15 holds ones.
#define WIDEN \
	VPMADDWD Y15, Y4, Y4; \
	VPMADDWD Y15, Y5, Y5; \
	VPMADDWD Y15, Y6, Y6; \
	VPMADDWD Y15, Y7, Y7; \
	VPADDD Y4, Y0, Y0;    \
	VPADDD Y5, Y1, Y1;    \
	VPADDD Y6, Y2, Y2;    \
	VPADDD Y7, Y3, Y3

// RESULT turns the sums of a row into its results: sum*scale*step +
// middle*total + bias, with Y8 the scales, Y9 the totals and Y10 the biases.
#define RESULT(AT, SUM) \
	VBROADCASTSS AT(R10), Y11; \
	VBROADCASTSS AT(R11), Y12; \
	VCVTDQ2PS SUM, SUM;        \
	VMULPS Y8, SUM, SUM;       \
	VMULPS Y11, SUM, SUM;      \
	VMULPS Y9, Y12, Y12;       \
	VADDPS Y12, SUM, SUM;      \
	VADDPS Y10, SUM, SUM;      \
	VMOVUPS SUM, 0(DX);        \
	ADDQ R12, DX

// func panelAVX2(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, offsets *int16, eights bool, steps, middles, scale, total, bias *float32)
TEXT ·panelAVX2(SB), NOSPLIT, $0-104
	MOVQ dst+0(FP), DX
	MOVQ stride+8(FP), R12
	SHLQ $2, R12
	MOVQ numbers+16(FP), SI
	MOVQ depth+24(FP), R13
	MOVQ tiles+32(FP), R14
	MOVQ weights+40(FP), R8
	MOVQ offsets+48(FP), R9
	MOVQ steps+64(FP), R10
	MOVQ middles+72(FP), R11
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15

tile:
	LEAQ (SI)(R13*1), AX
	LEAQ (SI)(R13*2), BX
	LEAQ (AX)(R13*2), DI
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ CX, CX
	CMPB eights+56(FP), $0
	JEQ fours

eights:
	VMOVDQU 0(R8)(CX*8), Y8
	VMOVDQU 32(R8)(CX*8), Y9
	VMOVDQU 0(R9)(CX*4), Y10
	VPADDW 32(R9)(CX*4), Y10, Y10
	FIRST(0, Y8)
	OFFSET
	NEXT(4, Y9)
	VMOVDQU 64(R8)(CX*8), Y8
	VMOVDQU 96(R8)(CX*8), Y9
	NEXT(8, Y8)
	NEXT(12, Y9)
	WIDEN
	ADDQ $16, CX
	CMPQ CX, R13
	JLT eights
	JMP results

fours:
	VMOVDQU 0(R8)(CX*8), Y8
	VMOVDQU 32(R8)(CX*8), Y9
	VMOVDQU 0(R9)(CX*4), Y10
	FIRST(0, Y8)
	OFFSET
	NEXT(4, Y9)
	WIDEN
	ADDQ $8, CX
	CMPQ CX, R13
	JLT fours

results:
	MOVQ scale+80(FP), CX
	VMOVUPS (CX), Y8
	MOVQ total+88(FP), CX
	VMOVUPS (CX), Y9
	MOVQ bias+96(FP), CX
	VMOVUPS (CX), Y10
	RESULT(0, Y0)
	RESULT(4, Y1)
	RESULT(8, Y2)
	RESULT(12, Y3)
	LEAQ (SI)(R13*4), SI
	ADDQ $16, R10
	ADDQ $16, R11
	DECQ R14
	JNZ tile
	VZEROUPPER
	RET
