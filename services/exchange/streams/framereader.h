// Frames that come in from sockets, in all spellings: contract README, 11.4 and 11.5.
#pragma once
#include "wire/jsontree.h"
#include <QByteArray>
#include <QChar>
#include <optional>

namespace callboard::exchange {

struct SocketFrame {
    enum class Kind {
        Audio, ///< with `pcm`
        Stop, ///< what was sent and not yet heard is to be dropped
        Metadata, ///< with `sampleRate`
        Tone, ///< with `digit`
        Other ///< of no concern
    };
    Kind kind = Kind::Other;
    QByteArray pcm; ///< whole samples of 16 bits, little-endian
    std::optional<qint64> stampMs; ///< of sound: since 1970
    int sampleRate = 0; ///< 4,000 to 192,000
    QChar digit{}; ///< 0-9, A-D, *, #
};

/// Names and kinds are read without regard to case; the kind decides, whatever other members there are. Keeps its
/// memory from frame to frame. One thread.
class FrameReader
{
public:
    /// Nothing when the text is no frame: no JSON object, no kind, no body of that kind, bad Base64, half a sample.
    std::optional<SocketFrame> read(const QByteArray &text);

private:
    wire::JsonTree m_tree;
};

} // namespace callboard::exchange
