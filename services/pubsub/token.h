// HS256 tokens of Web PubSub: clients' access tokens and the server SDK's REST tokens.
// Claims: Microsoft's "client access token" page and @azure/web-pubsub. The key is the access key's text as UTF-8
// bytes, not base64-decoded. One key signs both kinds, so only the audience keeps them apart: always check it.
#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace callboard::pubsub {

/// Three base64url parts, header {"alg":"HS256","typ":"JWT"}.
QByteArray signToken(const QJsonObject &claims, const QByteArray &key);

/// The claims of a token that one of `keys` signed and that has not expired at `nowSeconds` (exp is mandatory, nbf is
/// honoured, 5 s of clock difference are forgiven). Anything but HS256 is refused before a signature is looked at;
/// signatures are compared in constant time. Errors are Auth and say only why, never what the token held.
Result<QJsonObject> verifyToken(const QByteArray &token, const QList<QByteArray> &keys, qint64 nowSeconds);

/// True when one audience of the claims (a text or a list) has this percent-encoded path; different encodings of one
/// segment are equal. A query and one trailing slash are ignored, and the host with them: behind a TLS proxy it is not
/// ours.
bool audienceHasPath(const QJsonObject &claims, const QByteArray &path);

/// A claim that may be one text or a list of texts ("role", "webpubsub.group").
QStringList claimTexts(const QJsonObject &claims, QLatin1StringView name);

} // namespace callboard::pubsub
