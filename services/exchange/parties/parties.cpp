#include "exchange/parties/parties.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QRegularExpression>

namespace callboard::exchange {

bool isCallable(const QString &identity)
{
    static const QRegularExpression Phone(uR"(^4:\+[1-9][0-9]{1,14}$)"_s);
    static const QRegularExpression User(uR"(^(8|28):[a-z-]+:\S+$)"_s);
    return Phone.match(identity).hasMatch() || User.match(identity).hasMatch();
}

Result<Endpoint> parseEndpoint(const QJsonObject &object, const QString &path)
{
    JsonReader r(object, path);
    Endpoint e;
    e.who = RawId(r.required<QString>("identity"_L1));
    e.name = r.optional<QString>("name"_L1).value_or(QString());
    if (r.has("identity"_L1) && !isCallable(e.who.text))
        r.problem("identity"_L1, u"must be 4:+<number> or 8:acs:<id>_<id>"_s);
    const QJsonArray steps = r.optional<QJsonArray>("script"_L1).value_or(QJsonArray());
    for (const QString &name : r.unread().keys())
        r.problems()->append(u"%1.%2: unknown"_s.arg(path, name));
    auto script = parseScript(steps, path + ".script"_L1);
    if (!script && r.ok())
        return script.error();
    if (!script)
        r.problems()->append(script.error().detail);
    else
        e.script = std::move(script).value();
    if (r.ok())
        return e;
    ApiError error = ApiError::invalid(r.problems()->join("; "_L1));
    error.httpStatus = 400;
    error.code = u"8523"_s;
    return error;
}

void Parties::define(const Endpoint &endpoint)
{
    m_scripts.insert(endpoint.who, endpoint.script);
}

QList<Act> Parties::start(const PartySignal &signal, Player::Role role, Ticks now)
{
    const auto script = m_scripts.constFind(signal.who);
    if (script == m_scripts.cend())
        return {};
    const auto it = m_players.try_emplace(signal.leg, Playing{Player(signal.leg, *script, role), {}}).first;
    return advance(signal.leg, it->second, now);
}

QList<Act> Parties::advance(LegId leg, Playing &playing, Ticks now)
{
    QList<Act> out = playing.player.advance(now);
    if (playing.due)
        m_waiting.erase({*playing.due, leg});
    playing.due = playing.player.due();
    if (playing.due)
        m_waiting.insert({*playing.due, leg});
    return out;
}

void Parties::stop(LegId leg)
{
    const auto it = m_players.find(leg);
    if (it == m_players.end())
        return;
    if (it->second.due)
        m_waiting.erase({*it->second.due, leg});
    m_players.erase(it);
}

QList<Act> Parties::on(const PartySignal &signal, Ticks now)
{
    switch (signal.kind) {
    case PartySignal::Kind::Ringing: return start(signal, Player::Role::Called, now);
    case PartySignal::Kind::Dialling: return start(signal, Player::Role::Caller, now);
    case PartySignal::Kind::Ended: stop(signal.leg); return {};
    case PartySignal::Kind::Connected: break;
    }
    const auto it = m_players.find(signal.leg);
    if (it == m_players.end())
        return {};
    it->second.player.connected();
    return advance(signal.leg, it->second, now);
}

QList<Act> Parties::soundOver(LegId leg, qint64 number, Ticks now)
{
    const auto it = m_players.find(leg);
    if (it == m_players.end())
        return {};
    it->second.player.soundOver(number);
    return advance(leg, it->second, now);
}

QList<Act> Parties::tick(Ticks now)
{
    QList<Act> out;
    while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
        const LegId leg = m_waiting.begin()->second;
        out += advance(leg, m_players.at(leg), now);
    }
    return out;
}

std::optional<Ticks> Parties::due() const
{
    if (m_waiting.empty())
        return {};
    return m_waiting.begin()->first;
}

} // namespace callboard::exchange
