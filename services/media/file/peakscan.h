// The loop over all samples.
#pragma once
#include "media/file/peaks.h"

namespace callboard::media {

/// Least and greatest sample of each channel in a full bucket, Peaks::BucketFrames sample times of interleaved samples,
/// to into[0] up to into[channels - 1]; 1 to 16 channels.
void scanBucket(const Sample *interleaved, int channels, Peak *into);

} // namespace callboard::media
