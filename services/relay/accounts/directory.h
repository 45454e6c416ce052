// All users: those of the configuration and those of the account store.
#pragma once
#include "relay/accounts/accountstore.h"
#include <QHash>

namespace callboard::relay {

/// Finds users. A user of the configuration hides one of the same name in the store. One thread.
class Directory
{
public:
    Directory(QList<Account> configured, std::unique_ptr<AccountStore> store);
    Result<std::optional<Account>> find(const UserName &name);

private:
    QHash<QString, Account> m_configured;
    std::unique_ptr<AccountStore> m_store;
};

} // namespace callboard::relay
