// One function for each parser that meets the network or a foreign file. Any input is fine: it must end in a value or
// an error. A value must survive writing and reading again; a target that finds otherwise says so.
#pragma once
#include <QByteArray>
#include <QList>

namespace callboard::fuzz {

struct Target {
    const char *name;
    void (*run)(const QByteArray &input);
    QList<QByteArray> (*seeds)(); ///< well-formed inputs to start from
};

void callbackBody(const QByteArray &input);
void eventGridBody(const QByteArray &input);
void serviceFrame(const QByteArray &input);
void appFrame(const QByteArray &input);
void anySchema(const QByteArray &input);
void identifier(const QByteArray &input);
void envelope(const QByteArray &input);
void jsonTree(const QByteArray &input);
void httpRequest(const QByteArray &input); ///< read at once and byte by byte, with the same outcome
void webSocketFrames(const QByteArray &input);
void clientFrame(const QByteArray &input);
void relayFrame(const QByteArray &input);
void hubFilter(const QByteArray &input);
void accessToken(const QByteArray &input); ///< no token but the seeds may be taken
void connectionString(const QByteArray &input);
void exchangeRequest(const QByteArray &input); ///< the first byte chooses the operation
void exchangeControl(const QByteArray &input); ///< configuration, scripts, faults
void soundFile(const QByteArray &input); ///< decoded whole, and only its header
void peakFile(const QByteArray &input);
void mediaFrame(const QByteArray &input); ///< frames that the exchange takes from sockets

QList<QByteArray> callbackSeeds();
QList<QByteArray> eventGridSeeds();
QList<QByteArray> serviceFrameSeeds();
QList<QByteArray> appFrameSeeds();
QList<QByteArray> anySchemaSeeds();
QList<QByteArray> identifierSeeds();
QList<QByteArray> envelopeSeeds();
QList<QByteArray> jsonTreeSeeds();
QList<QByteArray> httpRequestSeeds();
QList<QByteArray> webSocketSeeds();
QList<QByteArray> clientFrameSeeds();
QList<QByteArray> relayFrameSeeds();
QList<QByteArray> hubFilterSeeds();
QList<QByteArray> accessTokenSeeds();
QList<QByteArray> connectionStringSeeds();
QList<QByteArray> exchangeRequestSeeds();
QList<QByteArray> exchangeControlSeeds();
QList<QByteArray> soundFileSeeds();
QList<QByteArray> peakFileSeeds();
QList<QByteArray> mediaFrameSeeds();

/// Notes a broken promise of the parser under test.
void mustHold(bool condition, const char *what = "the same value again");
/// What was broken since the last call; empty when all held.
QByteArray takeFailure();

const QList<Target> &targets();
const Target *targetNamed(const char *name);

} // namespace callboard::fuzz
