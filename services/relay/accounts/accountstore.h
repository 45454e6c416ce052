// Where accounts are kept: a small database of their own beside the journal.
#pragma once
#include "relay/accounts/account.h"
#include "relay/journal/sqlite.h"

namespace callboard::relay {

/// Accounts of `callboard-relay user add`. Several processes may have the file open: a user that another process adds
/// is seen at once. One thread.
class AccountStore
{
public:
    static Result<std::unique_ptr<AccountStore>> open(const QString &path);

    /// Adds, or replaces password and roles of the user of that name.
    Result<Done> put(const Account &account);
    Result<std::optional<Account>> find(const UserName &name);
    Result<QList<Account>> all();

private:
    AccountStore() = default;
    static Account accountOf(const SqliteStatement &row);
    SqliteDatabase m_db; // before the statements, which must go first
    SqliteStatement m_find, m_all, m_put;
};

} // namespace callboard::relay
