// Words of a filter expression.
#pragma once
#include "core/result.h"
#include <QList>
#include <QString>

namespace callboard::pubsub {

struct FilterToken {
    enum class Kind { Name, Text, Number, Open, Close, Comma, End };
    Kind kind = Kind::End;
    QString text; ///< names in lower case, texts without quotes
    qint64 number = 0;
    qsizetype at = 0;
};

/// Splits an expression; the last token is End.
Result<QList<FilterToken>> lexFilter(const QString &text);

} // namespace callboard::pubsub
