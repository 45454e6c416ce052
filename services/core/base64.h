// Base64 of sound: tens of thousands of pieces a second.
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <optional>

/// The standard alphabet with padding, as QByteArray has it and several times faster.
namespace callboard::base64 {

void append(QByteArray &text, QByteArrayView bytes);
/// What is not correct gives nothing, as with QByteArray::AbortOnBase64DecodingErrors.
std::optional<QByteArray> decode(QByteArrayView text);

} // namespace callboard::base64
