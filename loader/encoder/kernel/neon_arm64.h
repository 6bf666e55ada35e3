// Instructions that Go's assembler does not know, by the numbers of their
// vector registers: what is computed from n and m goes to d. Those on float32
// take four lanes.

#define FADD(m, n, d)   WORD $(0x4E20D400 | (m)<<16 | (n)<<5 | (d))
#define FSUB(m, n, d)   WORD $(0x4EA0D400 | (m)<<16 | (n)<<5 | (d)) // n - m
#define FMUL(m, n, d)   WORD $(0x6E20DC00 | (m)<<16 | (n)<<5 | (d))
#define FDIV(m, n, d)   WORD $(0x6E20FC00 | (m)<<16 | (n)<<5 | (d)) // n / m
#define FMAX(m, n, d)   WORD $(0x4E20F400 | (m)<<16 | (n)<<5 | (d))
#define FMIN(m, n, d)   WORD $(0x4EA0F400 | (m)<<16 | (n)<<5 | (d))
#define FABS(n, d)      WORD $(0x4EA0F800 | (n)<<5 | (d))
#define FSQRT(n, d)     WORD $(0x6EA1F800 | (n)<<5 | (d))
#define SCVTF(n, d)     WORD $(0x4E21D800 | (n)<<5 | (d)) // to float32
#define FCVTNS(n, d)    WORD $(0x4E21A800 | (n)<<5 | (d)) // to whole numbers, ties to even
#define XTN4(n, d)      WORD $(0x0E612800 | (n)<<5 | (d)) // four numbers of 32 bits to the lower half in 16
#define XTN8(n, d)      WORD $(0x0E212800 | (n)<<5 | (d)) // eight of 16 bits to the lower half in 8
#define SMULL(m, n, d)  WORD $(0x0E20C000 | (m)<<16 | (n)<<5 | (d)) // products of the lower eight bytes
#define SMULL2(m, n, d) WORD $(0x4E20C000 | (m)<<16 | (n)<<5 | (d)) // of the upper eight
#define SMLAL(m, n, d)  WORD $(0x0E208000 | (m)<<16 | (n)<<5 | (d)) // like SMULL, added to d
#define SMLAL2(m, n, d) WORD $(0x4E208000 | (m)<<16 | (n)<<5 | (d))
#define SADALP(n, d)    WORD $(0x4E606800 | (n)<<5 | (d)) // neighbours of 16 bits, added to 32

// SDOT adds to each of four numbers the products of four bytes of n with the
// i-th four bytes of m.
#define SDOT(i, m, n, d) WORD $(0x4F80E000 | ((i)&1)<<21 | ((i)>>1)<<11 | (m)<<16 | (n)<<5 | (d))
