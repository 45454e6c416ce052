#pragma once

namespace callboard {

/// Joins lambdas into one visitor for std::visit. No catch-all is meant to be added:
/// a new alternative must fail to compile where a decision is due.
template<class... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

} // namespace callboard
