// The fast way to parse a small text again and again.
#pragma once
#include "wire/jsonview.h"
#include <QByteArrayView>
#include <memory>

namespace callboard::wire {

/// Parses several times faster than QJsonDocument and makes nothing but views. Keeps its memory from text to text.
/// One thread.
class JsonTree
{
public:
    static constexpr qsizetype MostBytes = 64 * 1024; ///< the memory kept is some 15 times that of the longest text
    static constexpr int DeepestNesting = 64;

    JsonTree();
    ~JsonTree();

    /// The whole text as one value. Nothing for longer texts, deeper ones, and everything that is not plainly correct
    /// JSON: QJsonDocument is to have its say on that. Views end with the next call.
    std::optional<JsonView> parse(QByteArrayView text);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace callboard::wire
