#include "ui/text/shieldtext.h"
#include "core/literals.h"
#include "models/spacednumber.h"

namespace callboard {

using Phase = PrivacyShield::Phase;
using Part = PrivacyShield::Part;

QString ShieldText::state(const PrivacyShield::Status &status)
{
    const QString span = spanText(status.seconds);
    switch (status.phase) {
    case Phase::Off: return {};
    case Phase::Raising: return tr("Shield going up %1").arg(span);
    case Phase::On: return tr("Shield on %1").arg(span);
    case Phase::Leaking: return tr("Shield not complete %1").arg(span);
    case Phase::Lowering: return tr("Shield going down");
    case Phase::Unrestored: return tr("Shield down, not everything is back");
    }
    Q_UNREACHABLE();
}

static QString stillUp(Part part)
{
    switch (part) {
    case Part::Recording: return ShieldText::tr("recording still running");
    case Part::Transcript: return ShieldText::tr("transcript still on");
    case Part::Stream: return ShieldText::tr("audio still streamed to listeners");
    }
    Q_UNREACHABLE();
}

static QString stillDown(Part part)
{
    switch (part) {
    case Part::Recording: return ShieldText::tr("recording still paused");
    case Part::Transcript: return ShieldText::tr("transcript still off");
    case Part::Stream: return ShieldText::tr("audio not streamed to listeners");
    }
    Q_UNREACHABLE();
}

QString ShieldText::alarm(const PrivacyShield::Status &status)
{
    if (status.phase != Phase::Leaking && status.phase != Phase::Unrestored)
        return {};
    QStringList parts;
    for (const Part part : status.open)
        parts += status.phase == Phase::Leaking ? stillUp(part) : stillDown(part);
    return tr("Privacy shield: %1.").arg(parts.join(u", "_s));
}

} // namespace callboard
