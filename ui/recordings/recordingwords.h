// Recordings in words.
#pragma once
#include "models/recordinglistmodel.h"
#include <QCoreApplication>

namespace callboard {

class RecordingWords final : public RecordingPhrases
{
    Q_DECLARE_TR_FUNCTIONS(callboard::RecordingWords)

public:
    QString title(RecordingColumn column) const override;
    QString when(const library::RecordingInfo &recording) const override;
    QString who(const library::RecordingInfo &recording) const override;
    QString channels(const library::RecordingInfo &recording) const override;
    QString state(const library::RecordingInfo &recording) const override;
    QString size(qint64 bytes) const override;
    QString sentence(const library::RecordingInfo &recording) const override;

    static QString state(RecordingState state);
    /// Why it can't be heard, or not as it was, and what follows from that; empty when all is well.
    static QString problem(const library::RecordingInfo &recording);
    /// What the vault's code means; empty for an unknown one.
    static QString cause(const QString &code);
};

} // namespace callboard
