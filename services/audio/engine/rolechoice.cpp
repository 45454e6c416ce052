#include "audio/engine/rolechoice.h"
#include <algorithm>

namespace callboard::audio {

Device deviceFor(const QByteArray &chosen, const QList<Device> &devices, const QSet<QByteArray> &avoid)
{
    const auto first = [&](auto fits) -> const Device * {
        const auto found = std::find_if(devices.begin(), devices.end(), fits);
        return found == devices.end() ? nullptr : &*found;
    };
    const auto usable = [&](const Device &d) { return !avoid.contains(d.id); };
    if (const Device *wanted = first([&](const Device &d) { return d.id == chosen && usable(d); }))
        return *wanted;
    if (const Device *standard = first([&](const Device &d) { return d.isDefault && usable(d); }))
        return *standard;
    if (const Device *any = first(usable))
        return *any;
    return devices.value(0);
}

} // namespace callboard::audio
