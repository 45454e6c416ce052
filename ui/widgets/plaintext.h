// An action's words without what only menus need.
#pragma once
#include <QString>

namespace callboard {

/// Text without mnemonic and without the mark for "opens a dialog".
QString plainText(QString text);
/// Text without mnemonic, in either way of writing it: "&Hold", "保持(&H)".
QString withoutMnemonic(QString text);

} // namespace callboard
