// Names of parties, as the service writes them and as its SDK takes them.
export const line = "+18005550100";
export const guid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const user = (n) => `8:acs:${guid(1)}_${guid(n)}`;
export const phone = (n) => `4:+1425555${String(n).padStart(4, "0")}`;
export const target = (rawId) =>
  rawId.startsWith("4:") ? { phoneNumber: rawId.slice(2) } : { communicationUserId: rawId };
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
