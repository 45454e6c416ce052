#include "relay/accounts/directory.h"

namespace callboard::relay {

Directory::Directory(QList<Account> configured, std::unique_ptr<AccountStore> store) : m_store(std::move(store))
{
    for (Account &account : configured)
        m_configured.insert(account.name.text, std::move(account));
}

Result<std::optional<Account>> Directory::find(const UserName &name)
{
    if (const auto it = m_configured.constFind(name.text); it != m_configured.cend())
        return std::optional(*it);
    if (!m_store)
        return std::optional<Account>();
    return m_store->find(name);
}

} // namespace callboard::relay
