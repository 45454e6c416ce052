// "text"_s is a QString, "text"_L1 a QLatin1StringView; the project builds with QT_NO_CAST_FROM_ASCII.
#pragma once
#include <QString>

using namespace Qt::StringLiterals;
