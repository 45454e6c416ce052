// What recordings, streams and media operations say of themselves.
#pragma once
#include "store/entities.h"
#include <QCoreApplication>

namespace callboard {

class MediaText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::MediaText)

public:
    /// Shown instead of what is sensitive.
    static const QString hidden;

    /// "REC 4:31", "PAUSED 0:23 · Card details", "Not recorded", "FAILED".
    static QString recording(const std::optional<Recording> &recording, qint64 nowMs);
    /// "Prompt plays 0:12", "Pressed 12#", "Chose Sales", "Input not received: Nothing was said or pressed (400/8510)".
    /// What is sensitive stays hidden.
    static QString operation(const MediaOperation &operation, qint64 nowMs);
    /// "Transcript on", empty while it is off.
    static QString transcript(const Transcript &transcript);
    static QString stream(const Stream &stream);
};

} // namespace callboard
