// Recordings in words.
#pragma once
#include "library/evacuation.h"
#include "models/recordinglistmodel.h"
#include <QCoreApplication>

namespace callboard {

/// What it is given outlives it.
class RecordingWords final : public RecordingPhrases
{
    Q_DECLARE_TR_FUNCTIONS(callboard::RecordingWords)

public:
    explicit RecordingWords(const library::Evacuation &evacuation) : m_evacuation(evacuation) { }
    QString title(RecordingColumn column) const override;
    QString when(const library::RecordingInfo &recording) const override;
    QString who(const library::RecordingInfo &recording) const override;
    QString direction(const library::RecordingInfo &recording) const override;
    QString state(const library::RecordingInfo &recording) const override;
    QString sentence(const library::RecordingInfo &recording) const override;
    /// The state with the time that is left, for as long as it waits.
    QString clock(const library::RecordingInfo &recording) const;
    static QString channels(const library::RecordingInfo &recording);
    static QString size(qint64 bytes);

    static QString state(RecordingState state);
    /// Why it can't be heard, or not as it was, and what follows from that; empty when all is well.
    static QString problem(const library::RecordingInfo &recording);
    /// What the vault's code means; empty for an unknown one.
    static QString cause(const QString &code);
    /// "21 h", "43 min", "50 s".
    static QString left(std::chrono::seconds time);
    /// "3 recordings are not stored yet: 21 h left. The relay's disk is full."
    static QString evacuation(const library::Evacuation &evacuation);

private:
    const library::Evacuation &m_evacuation;
};

} // namespace callboard
