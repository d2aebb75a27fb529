// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Store;
import dev.gantry.hostinterface.GrantCheck;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which host function satisfies which import of a module, by position. */
record Linkage(List<Link> links) {
    Linkage {
        links = List.copyOf(links);
    }

    /** One import and the offer that satisfies it. */
    record Link(HostInterfaces.Offer offer, String name, FunctionType type) {}

    /** The interfaces that it imports and may link only with a grant. */
    Set<InterfaceName> needingGrants() {
        return names(link -> link.offer().hostInterface().grantCheck() == GrantCheck.AT_LINK);
    }

    /** All interfaces that it imports. */
    Set<InterfaceName> all() {
        return names(link -> true);
    }

    private Set<InterfaceName> names(Predicate<Link> which) {
        return links.stream()
                .filter(which)
                .map(link -> link.offer().hostInterface().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Makes the functions of all imports for one guest, in the order of the module. */
    List<Function> bind(Store store, RunResources resources) {
        IdentityHashMap<HostInterface, Map<String, HostCode>> bound = new IdentityHashMap<>();
        List<Function> functions = new ArrayList<>();
        for (Link link : links) {
            HostCode code =
                    bound.computeIfAbsent(
                                    link.offer().hostInterface(),
                                    hostInterface -> hostInterface.bind(resources))
                            .get(link.name());
            if (code == null) {
                throw new IllegalStateException(
                        link.offer().hostInterface().name()
                                + " lists but does not bind "
                                + link.name());
            }
            functions.add(store.host(link.type(), governed(link, code, resources)));
        }
        return functions;
    }

    /** The code behind an import, with what holds for all: its bundle is there, and calls are recorded. */
    private static HostCode governed(Link link, HostCode code, RunResources guest) {
        HostCode present = whilePresent(link.offer(), code);
        return link.offer().hostInterface().grantCheck() == GrantCheck.AT_LINK
                ? recorded(link, present, guest)
                : present;
    }

    /** A call has a line of its own, unless the interface itself told what came of it. */
    private static HostCode recorded(Link link, HostCode code, RunResources guest) {
        Grant grant = Grant.of(link.offer().hostInterface().name().text());
        Access done = new Access(grant, link.name(), "", Access.Outcome.DONE, "");
        return (arguments, results) -> {
            guest.uses(grant);
            long told = guest.told();
            try {
                code.call(arguments, results);
            } catch (GantryException e) {
                String reason = e.code().id();
                guest.tells(new Access(grant, link.name(), "", Access.Outcome.FAILED, reason));
                throw e;
            }
            if (guest.told() == told) {
                guest.tells(done);
            }
        };
    }

    private static HostCode whilePresent(HostInterfaces.Offer offer, HostCode code) {
        return (arguments, results) -> {
            if (offer.gone()) {
                String name = offer.hostInterface().name().text();
                throw new GantryException(
                        ErrorCode.HOST_INTERFACE_GONE,
                        name,
                        "the host interface " + name + " went away while a guest was using it");
            }
            code.call(arguments, results);
        };
    }
}
