// What is told of a recording's files: contract README, 12.3.
#pragma once
#include "exchange/events/wireevents.h"
#include "exchange/recorder/manifest.h"
#include "wire/recordingmodels.h"

namespace callboard::exchange {

/// The Event Grid event that the files are there, at addresses under `endpoint` (without a slash at its end). The same
/// recording gives the same event id. A recording that somebody stopped says InitiatorLeft.
GridEvent filesAreThere(const Manifest &manifest, const QString &endpoint, const Timestamp &now);

/// The document behind metadataLocation; `fileBytes` is the size of the chunk's file.
wire::RecordingMetadata metadataOf(const Manifest &manifest, qsizetype chunk, const QString &resourceId,
                                   qint64 fileBytes);

} // namespace callboard::exchange
