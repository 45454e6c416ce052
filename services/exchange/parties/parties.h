// All scripted parties and the legs they are playing.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/parties/player.h"
#include <QHash>
#include <map>
#include <set>

namespace callboard::exchange {

/// A scripted party as configured.
struct Endpoint {
    RawId who;
    QString name;
    Script script;
};
/// A phone in E.164 form ("4:+14255550123") or a user ("8:acs:…").
bool isCallable(const QString &identity);
/// {"identity","name","script"}; errors name the field, unknown ones too. `path` is put in front of it.
/// An identity must be a phone ("4:+…") or a user ("8:…").
Result<Endpoint> parseEndpoint(const QJsonObject &object, const QString &path);

/// Turns what the engine tells parties into what they do. Single-threaded, no clock of its own.
class Parties
{
public:
    /// Adds or replaces the party; legs that already ring or talk keep their script.
    void define(const Endpoint &endpoint);
    /// What the party does at once. Parties without a script (unknown callers) stay silent.
    QList<Act> on(const PartySignal &signal, Ticks now);
    /// What the party does now that this sound is over.
    QList<Act> soundOver(LegId leg, qint64 number, Ticks now);
    /// What is due by now.
    QList<Act> tick(Ticks now);
    /// When to call tick() next.
    std::optional<Ticks> due() const;
    qsizetype playing() const { return qsizetype(m_players.size()); }

private:
    struct Playing {
        Player player;
        std::optional<Ticks> due; ///< as entered in m_waiting
    };
    QList<Act> start(const PartySignal &signal, Player::Role role, Ticks now);
    QList<Act> advance(LegId leg, Playing &playing, Ticks now);
    void stop(LegId leg);

    QHash<RawId, Script> m_scripts;
    std::map<LegId, Playing> m_players;
    std::set<std::pair<Ticks, LegId>> m_waiting;
};

} // namespace callboard::exchange
