// Speech to test with: spoken by flite or read from files, clean or as a telephone passes it on.
#pragma once
#include "exchange/speech/recognizer.h"
#include "exchange/speech/speaker.h"
#include <QList>

namespace callboard::exchange {

/// 20 phrases of a contact center's choices.
const QStringList &menuPhrases();
/// 20 sentences that are none of them.
const QStringList &strayPhrases();
/// 20 sentences that agents and customers say.
const QStringList &deskPhrases();

/// `voice` is "slt", "rms" or "kal16". Fails the test when it can't be said.
Speech spoken(const QString &text, const QString &voice);
/// Empty when the file is not there. Any rate, the first channel only.
Speech fileSpeech(const QString &file);
/// 8 kHz, G.711 mu-law and back.
Speech overTelephone(const Speech &speech);
Speech noise(double seconds, int amplitude);
Speech silence(double seconds);
Speech operator+(Speech a, const Speech &b);

/// Remembers what it was told.
class Notes : public RecognizerListener
{
public:
    void speechBegan(qint64 startMs) override { began.append(startMs); }
    void partial(const QString &text, qint64) override { partials.append(text); }
    void heard(const Heard &h) override { all.append(h); }
    QString text() const;

    QList<qint64> began;
    QStringList partials;
    QList<Heard> all;
};

/// Feeds `speech` with half a second of silence before and a second behind it, then finishes.
void hear(Recognizer &recognizer, const Speech &speech);
/// Fewest words to change, add or take away.
int wordErrors(const QString &said, const QString &heard);

} // namespace callboard::exchange
