// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GuestText;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.LinkException;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.GrantKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The host interfaces that are present at this moment, by name. */
@Component(service = HostInterfaces.class)
public final class HostInterfaces {
    private static final System.Logger LOG = System.getLogger(HostInterfaces.class.getName());

    /** A message names at most so many imports. */
    private static final int MAX_NAMED = 5;

    private final Patience patience;

    /** In the order in which they came: the first of a name is the one that guests get. */
    private final List<Offer> offers = new CopyOnWriteArrayList<>();

    /** A host interface while its bundle offers it, and the memory of it afterwards. */
    static final class Offer {
        private final HostInterface hostInterface;
        private volatile boolean gone;

        Offer(HostInterface hostInterface) {
            this.hostInterface = hostInterface;
        }

        HostInterface hostInterface() {
            return hostInterface;
        }

        /** Whether its bundle has gone since; then its functions are no longer called. */
        boolean gone() {
            return gone;
        }
    }

    @Activate
    public HostInterfaces(@Reference Patience patience) {
        this.patience = patience;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    synchronized void add(HostInterface hostInterface) {
        String name = hostInterface.name().text();
        if (find(name).isPresent()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a second host interface {0} came and is not used while the first is there",
                    name);
        }
        offers.add(new Offer(hostInterface));
        notifyAll();
    }

    private synchronized void await(String name) {
        patience.awaitStart(this, () -> find(name).isPresent());
    }

    void remove(HostInterface hostInterface) {
        offers.stream()
                .filter(offer -> offer.hostInterface == hostInterface)
                .forEach(offer -> offer.gone = true);
        offers.removeIf(offer -> offer.gone);
    }

    private Optional<Offer> find(String name) {
        return offers.stream()
                .filter(offer -> offer.hostInterface.name().text().equals(name))
                .findFirst();
    }

    /** The kinds of grants that they bring with them. */
    List<GrantKind> kinds() {
        return offers.stream().map(offer -> kind(offer.hostInterface)).toList();
    }

    /** Its own words, under its own name and no other. */
    private static GrantKind kind(HostInterface hostInterface) {
        GrantKind kind = hostInterface.grantKind();
        return new GrantKind(
                hostInterface.name().text(),
                kind.purpose(),
                kind.risk(),
                kind.parameter(),
                kind.parameterNeeded());
    }

    /**
     * Finds an offer for every import.
     *
     * @throws LinkException UNKNOWN_IMPORT, naming what nobody offers; IMPORT_MISMATCH
     */
    Linkage link(String guest, List<ImportType> imports) {
        List<Linkage.Link> links = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ImportType wanted : imports) {
            await(wanted.module());
            Offer offer = find(wanted.module()).orElse(null);
            FunctionType offered =
                    offer == null ? null : offer.hostInterface.functions().get(wanted.name());
            if (offer == null || offered == null) {
                missing.add(shown(wanted));
            } else if (offered.equals(wanted.type())) {
                links.add(new Linkage.Link(offer, wanted.name(), offered));
            } else {
                throw mismatch(guest, wanted, offered);
            }
        }
        if (!missing.isEmpty()) {
            throw unknown(guest, missing);
        }
        return new Linkage(links);
    }

    private static LinkException mismatch(String guest, ImportType wanted, FunctionType offered) {
        return new LinkException(
                ErrorCode.IMPORT_MISMATCH,
                guest,
                guest
                        + " imports "
                        + shown(wanted)
                        + " as "
                        + GuestText.clean(wanted.type().toString())
                        + ", but it is "
                        + offered);
    }

    private static LinkException unknown(String guest, List<String> missing) {
        String named = missing.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        int more = missing.size() - MAX_NAMED;
        return new LinkException(
                ErrorCode.UNKNOWN_IMPORT,
                guest,
                guest
                        + " imports what no host interface offers: "
                        + named
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    private static String shown(ImportType wanted) {
        return "'"
                + GuestText.clean(wanted.module())
                + "' '"
                + GuestText.clean(wanted.name())
                + "'";
    }
}
