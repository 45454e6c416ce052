// Roles that all models of this folder share.
#pragma once
#include <QtCore/qnamespace.h>

namespace callboard {

/// Besides Qt's own: DisplayRole is text for people, AccessibleTextRole one sentence for a whole row.
enum ModelRole {
    SortRole = Qt::UserRole + 1, ///< a number, time or text of one type a column; never the display text
    SearchRole, ///< column 0: everything a filter may match, lower case
    KeyRole, ///< column 0: what identifies the row, QString
    ShapeRole, ///< which shape stands for the state, int of the model's enum
    PendingRole, ///< bool: asked for and not confirmed; drawn hatched
    DimRole, ///< bool: of secondary weight
    FirstModelRole ///< models number their own from here
};

} // namespace callboard
