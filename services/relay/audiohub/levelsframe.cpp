#include "relay/audiohub/levelsframe.h"
#include "core/literals.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace callboard::relay {

static constexpr double lowest = -99;

QByteArray levelsFrame(const QMap<QString, double> &levels)
{
    QJsonObject all;
    for (auto it = levels.cbegin(); it != levels.cend(); ++it)
        all.insert(it.key(), int(std::lround(std::max(lowest, it.value()))));
    return QJsonDocument(QJsonObject{{u"kind"_s, u"Levels"_s}, {u"levels"_s, all}}).toJson(QJsonDocument::Compact);
}

} // namespace callboard::relay
