#include "core/base64blocks.h"
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define CALLBOARD_SSSE3 __attribute__((target("ssse3")))

namespace callboard::base64 {

namespace {
constexpr qsizetype Bytes = 12, Letters = 16; // of a block
constexpr qsizetype Spare = Letters - Bytes; // read or written along with a block's bytes

const bool Able = __builtin_cpu_supports("ssse3") != 0;

/// 0xFF in the lanes whose letter is of the range.
CALLBOARD_SSSE3 __m128i among(__m128i letters, char first, char last)
{
    return _mm_and_si128(_mm_cmpgt_epi8(letters, _mm_set1_epi8(char(first - 1))),
                         _mm_cmplt_epi8(letters, _mm_set1_epi8(char(last + 1))));
}

CALLBOARD_SSSE3 __m128i where(__m128i lanes, int value)
{
    return _mm_and_si128(lanes, _mm_set1_epi8(char(value)));
}

/// Three bytes of each four lanes become four values of 6 bits.
CALLBOARD_SSSE3 __m128i split(__m128i bytes)
{
    const __m128i spread = _mm_shuffle_epi8(bytes, _mm_setr_epi8(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10));
    const __m128i even = _mm_mulhi_epu16(_mm_and_si128(spread, _mm_set1_epi32(0x0FC0FC00)),
                                         _mm_set1_epi32(0x04000040)); // shifts to the right
    const __m128i odd = _mm_mullo_epi16(_mm_and_si128(spread, _mm_set1_epi32(0x003F03F0)),
                                        _mm_set1_epi32(0x01000010)); // shifts to the left
    return _mm_or_si128(even, odd);
}

CALLBOARD_SSSE3 __m128i lettersOf(__m128i values)
{
    __m128i letters = _mm_add_epi8(values, _mm_set1_epi8('A'));
    letters = _mm_add_epi8(letters, where(_mm_cmpgt_epi8(values, _mm_set1_epi8(25)), 'a' - 'A' - 26));
    letters = _mm_add_epi8(letters, where(_mm_cmpgt_epi8(values, _mm_set1_epi8(51)), '0' - 'a' - 26));
    letters = _mm_add_epi8(letters, where(_mm_cmpeq_epi8(values, _mm_set1_epi8(62)), '+' - '0' - 10));
    return _mm_add_epi8(letters, where(_mm_cmpeq_epi8(values, _mm_set1_epi8(63)), '/' - '0' - 11));
}

/// False when one of them is no letter of the alphabet.
CALLBOARD_SSSE3 bool valuesOf(__m128i letters, __m128i &values)
{
    const __m128i large = among(letters, 'A', 'Z'), small = among(letters, 'a', 'z'), digit = among(letters, '0', '9');
    const __m128i plus = _mm_cmpeq_epi8(letters, _mm_set1_epi8('+'));
    const __m128i slash = _mm_cmpeq_epi8(letters, _mm_set1_epi8('/'));
    const __m128i offset = _mm_or_si128(
        _mm_or_si128(where(large, -'A'), where(small, 26 - 'a')),
        _mm_or_si128(where(digit, 52 - '0'), _mm_or_si128(where(plus, 62 - '+'), where(slash, 63 - '/'))));
    const __m128i known = _mm_or_si128(_mm_or_si128(large, small), _mm_or_si128(digit, _mm_or_si128(plus, slash)));
    values = _mm_add_epi8(letters, offset);
    return _mm_movemask_epi8(known) == 0xFFFF;
}

/// The other way round: four values become three bytes; the last four lanes are 0.
CALLBOARD_SSSE3 __m128i join(__m128i values)
{
    const __m128i twelve = _mm_maddubs_epi16(values, _mm_set1_epi32(0x01400140));
    const __m128i all = _mm_madd_epi16(twelve, _mm_set1_epi32(0x00011000));
    return _mm_shuffle_epi8(all, _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1));
}

CALLBOARD_SSSE3 qsizetype encode(const uchar *bytes, qsizetype size, char *text)
{
    qsizetype done = 0;
    for (; done + Bytes + Spare <= size; done += Bytes, text += Letters) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + done));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(text), lettersOf(split(block)));
    }
    return done;
}

CALLBOARD_SSSE3 qsizetype decode(const uchar *text, qsizetype size, uchar *bytes)
{
    qsizetype done = 0;
    for (; done + Letters + 3 * Spare <= size; done += Letters, bytes += Bytes) {
        __m128i values;
        if (!valuesOf(_mm_loadu_si128(reinterpret_cast<const __m128i *>(text + done)), values))
            break;
        _mm_storeu_si128(reinterpret_cast<__m128i *>(bytes), join(values));
    }
    return done;
}
} // namespace

qsizetype encodeBlocks(const uchar *bytes, qsizetype size, char *text)
{
    return Able ? encode(bytes, size, text) : 0;
}

qsizetype decodeBlocks(const uchar *text, qsizetype size, uchar *bytes)
{
    return Able ? decode(text, size, bytes) : 0;
}

} // namespace callboard::base64
#else

namespace callboard::base64 {

qsizetype encodeBlocks(const uchar *, qsizetype, char *)
{
    return 0;
}

qsizetype decodeBlocks(const uchar *, qsizetype, uchar *)
{
    return 0;
}

} // namespace callboard::base64
#endif
