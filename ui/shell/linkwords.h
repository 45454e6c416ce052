// The state of the link to the relay, as windows put it.
#pragma once
#include "session/user/link.h"
#include <QCoreApplication>
#include <QString>

namespace callboard {

class LinkWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::LinkWords)

public:
    /// For the status bar: "Live 38 ms", "Catching up 214", "Offline since 10:42".
    static QString brief(const Link &link);
    /// For the banner above the workspace; empty while live.
    static QString sentence(const Link &link);
    static QString iconName(const Link &link);
};

} // namespace callboard
