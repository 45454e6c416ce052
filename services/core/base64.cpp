#include "core/base64.h"
#include "core/base64blocks.h"
#include <algorithm>
#include <array>
#include <cstring>

namespace callboard::base64 {

namespace {
constexpr QByteArrayView Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr quint32 NoLetter = 0xFF000000;
using Values = std::array<std::array<quint32, 256>, 4>;

/// For each of the four places of a group: a letter's value, where it belongs in the group's 24 bits.
constexpr Values makeValues()
{
    Values values{};
    for (size_t place = 0; place < 4; ++place) {
        values[place].fill(NoLetter);
        for (qsizetype i = 0; i < Letters.size(); ++i)
            values[place][uchar(Letters[i])] = quint32(i) << (18 - 6 * place);
    }
    return values;
}
constexpr Values ValueOf = makeValues();

/// The two letters of 12 bits.
using Pairs = std::array<std::array<char, 2>, 4096>;
constexpr Pairs makePairs()
{
    Pairs pairs{};
    for (size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {Letters[qsizetype(i >> 6)], Letters[qsizetype(i & 63U)]};
    return pairs;
}
constexpr Pairs PairOf = makePairs();

quint32 group(const uchar *in)
{
    return ValueOf[0][in[0]] | ValueOf[1][in[1]] | ValueOf[2][in[2]] | ValueOf[3][in[3]];
}
} // namespace

void append(QByteArray &text, QByteArrayView bytes)
{
    const qsizetype begin = text.size();
    const qsizetype whole = bytes.size() / 3;
    text.resize(begin + whole * 4);
    const auto *in = reinterpret_cast<const uchar *>(bytes.data());
    char *out = text.data() + begin;
    const qsizetype inBlocks = encodeBlocks(in, bytes.size(), out) / 3;
    in += inBlocks * 3;
    out += inBlocks * 4;
    for (qsizetype i = inBlocks; i < whole; ++i, in += 3, out += 4) {
        const quint32 bits = quint32(in[0]) << 16 | quint32(in[1]) << 8 | quint32(in[2]);
        std::memcpy(out, PairOf[bits >> 12].data(), 2);
        std::memcpy(out + 2, PairOf[bits & 4095U].data(), 2);
    }
    if (bytes.size() % 3 != 0)
        text += bytes.sliced(whole * 3).toByteArray().toBase64();
}

std::optional<QByteArray> decode(QByteArrayView text)
{
    const qsizetype whole = std::max<qsizetype>(0, (text.size() - 1) / 4); // the last group may be padded
    QByteArray bytes(whole * 3, Qt::Uninitialized);
    const auto *in = reinterpret_cast<const uchar *>(text.data());
    auto *out = reinterpret_cast<uchar *>(bytes.data());
    quint32 wrong = 0;
    const qsizetype inBlocks = decodeBlocks(in, text.size(), out) / 4;
    in += inBlocks * 4;
    out += inBlocks * 3;
    for (qsizetype i = inBlocks; i < whole; ++i, in += 4, out += 3) {
        const quint32 bits = group(in);
        wrong |= bits;
        out[0] = uchar(bits >> 16);
        out[1] = uchar(bits >> 8);
        out[2] = uchar(bits);
    }
    const QByteArray rest = text.sliced(whole * 4).toByteArray();
    const auto last = QByteArray::fromBase64Encoding(rest, QByteArray::AbortOnBase64DecodingErrors);
    if ((wrong & NoLetter) != 0 || !last)
        return {};
    return bytes += last.decoded;
}

} // namespace callboard::base64
